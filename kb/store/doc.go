// Package store keeps the passages of a knowledge base on disk and searches them.
//
// # On disk
//
// The index is one file per project. A [Store.Sync] writes the next version beside it, syncs it
// and renames it into its place, so that a reader always has a whole one; a lock file beside it
// keeps writers apart. Every byte is covered by a checksum, and a file that fails it, or that was
// made by another version or embedder, is not used: everything in it can be made again from kb/.
// Layout, in this order and little-endian: a header (header.go), the embedder's name, the sources, all
// vectors as one block of float32, all texts as another, entries and passages (manifest.go), their words
// (wording.go), CRC-32C. Where the system allows it, the file is not read but mapped into memory (contents_unix.go).
//
// What an embedding model has made is kept beside it, a file a model, by the text that it stands
// for (embeddings.go). Such a file is appended to batch by batch, so that an interrupted Sync has lost
// nothing that was paid for.
//
// # The search
//
// A passage's score for a question is
//
//	Σ weight·idf·impact ÷ Σ weight·idf  +  0.5·cosine  +  0.5·meaning
//
// The first sum goes over the question's words that the passage has, the second over all of them;
// so the lexical part lies between 0 and 1. weight is 1, 0.3 for a stop word, 0.8 of that for a
// word carried over from an earlier turn. idf is ln(1 + (N−n+½)/(n+½)) over the entries. impact is
// the f/(k+f) of BM25F over title, path and body (lexicon.go). A word that no entry has stands
// for the words most like it (typo.go) at four fifths; and every word for those that mean nearly the same
// in any company's support (firstline/kb/text.Related) at three quarters, as do phrases (text.GeneralPhrases). cosine is that of the built-in
// vectors of question and passage; meaning, where there is an embedding model, is that of its vectors,
// counted from what the question has in common with any passage (meaning.go). Sections and places in an
// app have weights of their own (weights.go). An entry that the question names, by an article number or its
// full name, gets 3 more or 3.5, which makes it the first (exact.go); and the best of several that say the
// same gets a tenth of the next one's score (same.go). Each entry is found once, by its best passage.
// Questions and entries are read with the company's synonyms (synonyms.go).
//
// A phrase of a question that leads one way to another (oneway.go) stands for that one as well: each of
// its words counts what the other would, at three quarters, and three quarters of that for each further step
// of a chain. A phrase of several words that is led to is a term of its own: a passage that has all of
// its words has it, and is about it as much as about the least of them.
//
// A question is first read in three ways: as written, as the other layout of the keyboard would have
// typed it (ghbdtn), and with its Latin words in Russian letters (dostavka); one of the others is taken
// where clearly more of its words are known (respell.go).
//
// The pieces, each replaceable alone: followup.go makes a question of a conversation (a
// reading), question.go looks its words up, search.go joins words and vectors and ranks. Words with
// digits are never guessed at.
//
// # The confidence
//
// Whether the first hit is believed is a logistic function of what speaks for it (confidence.go), each
// with its part in Result.Reasons: how much it has of what the question is about, and how much any entry has
// (coverage.go; words that only ask, asking.go, count little), the vectors, the entries beside it.
// A hit that has a single word of several is believed less, and so is a price or a place of an app that is asked for
// more than it tells. It is calibrated for each knowledge base when the index is written, by
// how near its own questions and wordings are to their answers (agreement.go). Where another entry is as
// near, for the same words, and says something else, it is the first one's rival: the confidence is a little
// lower, and an operator asks back (same.go).
//
// The vectors belong to documents of a chromem-go collection, which is made in memory and shares
// the block; ranking scans the block itself, which a test holds equal to chromem's own query. It does
// so with vector instructions where there are some, which give the same to the last bit (vector.go).
package store
