// Package pdf reads the text of PDF files into Markdown, each line with its page and the line on
// the page.
//
// The text comes from pdfium, compiled to WebAssembly and run by wazero, so that a hostile file
// can reach neither files nor more memory than it is given. A page is put together from the
// positions of its words:
//
//	lines in larger or bold type    # … ######, by size
//	lines of a paragraph            one line; words parted at the end of a line are whole again
//	•, –, 1.                        list items
//	rows of aligned words           a pipe table where three rows or more have the same columns,
//	                                else a line for each row
//	two columns of prose            one after the other
//	a typewriter's font             a fence
//
// Page numbers and what is repeated at the edges of the pages are left out, and counted in a note.
// Refused are files with a password, scans without text, and files whose letters have no meaning
// to a program: they would be read as noise.
package pdf
