// Package html reads HTML pages, and the fragments of them that help centres export, into
// Markdown. [Read] gives every line with the line of the file that it comes from.
//
// What stands on every page of a site around the content is left out, and counted in a note:
// navigation, header and footer, sidebars, cookie notices, forms, comments of readers and authors,
// properties and attachments of pages, tracked changes, what is hidden and cannot be
// unfolded. Where <main> or <article> holds most of the words, it is the content.
//
//	h1 … h6                    # … ######
//	details, accordions,       ### the head, then what unfolds; deeper below a deeper heading
//	buttons that ask
//	ul, ol                     - and 1. ; where items hold headings, no list at all
//	dl                         - **term**: definition; questions become headings
//	table                      a pipe table, merged cells unfolded, line breaks as <br>;
//	                           one that only arranges the page, its cells one after another
//	pre, readonly textarea     a fence with the language that its class names, without the numbers
//	                           of lines beside it; a table with such code becomes a list of its cells
//	img, a, iframe             ![alt](src), [text](href), [title](src)
//	footnotes                  in brackets, where their marks stand
//	br                         a line, two of them a paragraph
//	FAQPage (JSON-LD, microdata)  ### Q: question, and the answer
//
// An answer ends with its item of an accordion, its list or its <details>. What follows is no part of
// it, so that the heading above is written once more before it.
//
// # Structured questions
//
// A question in structured data is written once, where the page shows it: the copy that a reader
// sees is taken out. Copies are compared by their letters and digits. Where the shown answer holds
// more, it stays in the place of the structured one; where the two differ, both stay and a note
// says so. A question that the page does not show stands where its script stands.
package html
