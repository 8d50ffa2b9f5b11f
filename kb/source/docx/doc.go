// Package docx reads Word documents (.docx, .docm, .dotx) into Markdown. [Read] gives every line
// with the number of the paragraph that it comes from; a row of a table counts as one paragraph.
//
//	paragraph of a style with an outline level (Heading 1)   # … ######
//	bold short lines, where no style says what is a heading   ## …
//	bullets and numbers                                       - and 1. ; numbers such as 2.1. stay text
//	table                                                     a pipe table, merged cells unfolded, line breaks as <br>
//	table of one column, a frame                              its paragraphs
//	text in a typewriter's font, whole paragraphs of it       a fence
//	hyperlink                                                 [text](address)
//	picture of the web                                        ![description](address)
//	picture in the document                                   its description; a note counts the pictures
//	footnote                                                  in brackets, where its mark stands
//
// Of tracked changes the text as it would be accepted is read. Deleted and hidden text, headers,
// footers and the table of contents are left out, and counted in notes; comments are left out.
package docx
