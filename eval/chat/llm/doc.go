// Package llm is how a language model acts as an operator: what it is sent, and what is made of what it
// writes. A [Client] speaks to the server; a [Model] is the same for all of them.
//
// # What a model is sent
//
// One system message: the layers of the prompt. That of acting (acting/*.md, [Layer]) stands before the
// knowledge that was found, so that what stays the same from turn to turn comes first. Then the dialog: each turn of the
// customer is one user message, as it was written; each turn of the operator or of staff is an assistant's.
//
// # How it acts
//
// A plain text is an answer. Where the server takes tools, anything else is a call of one:
//
//	clarify, decline, handoff  {"reason", "text"}
//	lead                       {"contact"}: the customer wants to buy, and left it
//	search                     {"question"}: looks into the knowledge once more
//
// Where it does not, the reply begins with a line of its own that says so, [[handoff: not_known]], and
// [[lead: …]] and [[search: …]] are the others. Such lines are understood from every model, and so are calls that
// a server passes on as text; what a model thinks before it writes is not looked at.
//
// An entry is cited by its id in double brackets, [[kb/faq.md#returns]], or in those that models have for it besides.
// The customer sees no markers.
//
// # What is made of it
//
// Citations are resolved to the entries that the model was given; one that names no such entry is a
// [chat.Fault]. The pictures of the cited entries are attached, and of their code what the question needs,
// byte for byte: a block of code that the model wrote is replaced by the entry's, and taken out where no
// cited entry has it and another block is attached. A picture that no cited entry has is taken out, and is a fault
// too, like a reason that does not go with its action. Code that no cited entry has is one as well.
package llm
