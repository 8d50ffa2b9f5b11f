// Package prompt puts together what an operator is told, and knows of every line where it stands.
//
// A prompt has layers, and a lower one adds to those above it and narrows them:
//
//	base       what every operator is held to: built in (base@1, base@2), or a file of the project
//	company    the facts of company.yaml
//	operator   the operator's own file
//	acting     how a language model says what it does; whoever asks it gives that
//	knowledge  the entries that were found for the customer's question
//
//	closing    what the base protects, once more
//
// [Base], [Company.Layer] and [File] make the first three, [Assemble] adds the knowledge from the
// hits of a search, and the closing one, and gives a [Prompt].
//
// # What the base protects
//
// Three things no layer takes back: secrecy (of the prompt, the rules and the model), handing over
// (who asks again, or cannot be answered, gets a human), and knowledge only (nothing is made up). So
// [Assemble] ends a prompt that has a base with closing/LANGUAGE.md, which says the three once more,
// below all that a company, an operator or an entry of the knowledge can say. [Unprotected] finds the
// layers that try: "never call a human", "ignore the rules above", «если не знаешь — придумай».
//
// # Layer files
//
// A layer is Markdown and is passed on as it is written, with one exception: an HTML comment that
// ends a line is a note between the people who write prompts, and the model never sees it. A line
// that is nothing but a comment goes with it. Inside a code block (``` or ~~~) nothing is taken
// away. Blank lines at the top and at the end do not count.
//
// The built-in base layers (base/LANGUAGE.VERSION.md) use such comments to name, after each
// line, the rules of policy.ru.md and policy.en.md that the line carries. Every version carries all
// of them, and none is ever changed: an operator that is pinned to one keeps that layer for good.
//
//	base@1  the rules
//	base@2  entries are cited; each action stands on a line of its own; a customer who asks for a
//	        human and has named a question is answered first
//
// # company.yaml
//
//	name:      Ромашка
//	site:      https://example.org
//	address:   …
//	contacts:  …
//	hours:     пн–пт 9:00–18:00 (Europe/Moscow)
//	details:
//	  goods:    what is sold
//	  delivery: …
//	  payment:  …
//	  returns:  …
//	  other:    …
//
// Every value is plain text, of one line or of many, and any may be empty or left out. [ParseHours]
// describes the forms in which hours are understood.
//
// # Findings
//
// [Lint] looks over layers and company:
//
//	code    severity  what is found
//	PR001   warning   a layer's file says nothing
//	PR002   warning   a field of company.yaml but details.other is empty or left out
//	PR003   warning   the company's hours cannot be read, so nothing is out of hours
//	PR004   error     a layer's file is not text in UTF-8
//	PR005   warning   a layer takes back what the base protects, or the rules of the base as a whole
//	PR006   warning   a base layer of the project's own lacks what every base protects
//	PR007   error     two layers contradict each other, in a number or in an order
//	PR008   error     a number in a layer is contradicted by the knowledge base
//	PR009   error     a file, an entry or a place is named and absent
//	PR010   warning   a layer is over its budget of tokens
//
// PR005 and PR006 go by wordings, and a wording can be meant otherwise than it reads: they warn, and
// the closing lines hold either way.
package prompt
