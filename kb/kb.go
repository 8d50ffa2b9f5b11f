// Package kb is the vocabulary of a knowledge base. It names what an editor writes
// (a [Source] of [Entry] values), what the search works on (a [Passage]) and gives back
// (a [Hit]), and where each of them stands in a file (a [Pos]).
//
// The packages below it do the work: kb/source reads files into entries, kb/store keeps and
// searches them, kb/lint looks for what is wrong with them.
package kb
