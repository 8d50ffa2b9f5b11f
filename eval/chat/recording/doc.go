// Package recording keeps what models were asked and what they replied, in files that are reviewed and
// committed, so that an evaluation can be repeated without a key, a network or a cent.
//
// A [Book] is a folder of recordings. [Client] records the exchanges with a language model, and [Model]
// the replies of an operator that is asked as a whole. Both replay them later: a request is looked for
// among those of the same operator, model, dialog and try, by all that was sent. [Embedder] does so with the
// vectors of an embedding model, which are looked for by their texts alone.
//
// # The files
//
//	OPERATOR/MODEL/SET/DIALOG.yaml     the exchanges of a dialog, in the order in which they were asked for
//	OPERATOR/MODEL/SET/DIALOG@2.yaml   those of its second try, where it is repeated
//	OPERATOR/MODEL/no-tools.txt        is there where the model takes no tools
//	parts/NAME-HASH.md                 a layer of the prompt, or an entry of the knowledge, word for word
//	embeddings/MODEL/texts.jsonl       the texts that an embedding model was given, a JSON string a line
//	embeddings/MODEL/vectors.txt       their vectors
//	embeddings/.gitattributes          keeps vectors out of diffs
//
// What many requests have in common stands once, under parts/, by a hash of its content: another word in
// the base layer is one changed line there and one line a dialog. Names that some file system would not take, or
// would take for another, end with a hash. A dialog's file is YAML:
//
//	dialog: prices/pro
//	exchanges:
//	  - prompt:                # left out where it is that of the exchange before
//	      system:
//	        - base 5f0c1a2b3c4d
//	        - company 0a1b2c3d4e5f
//	        - knowledge below
//	      parameters:
//	        temperature: "0"
//	    knowledge:             # the entries that the model was given, in their order
//	      - knowledge-7c8d9e0f1a2b
//	    messages:
//	      - role: user
//	        text: Сколько стоит Pro?
//	    reply:
//	      text: 990 ₽ в месяц.
//	      tokens: {input: 1200, output: 14}
//	  - knowledge:
//	      - knowledge-7c8d9e0f1a2b
//	    kept: 2                # messages of the exchange before, its reply the last of them
//	    messages:
//	      - role: user
//	        text: А за год?
//	    reply: …
//
// Nothing in them varies from one recording to the next but what the model replies. A file is replaced as
// a whole after each exchange: a process that is killed loses the exchange under way and no other.
//
// # Vectors
//
// A review reads the texts: passages and questions, in alphabetical order, so that an edited one is a line that
// goes and a line that comes. The vectors stand apart, in the order of their hashes:
//
//	HASH VECTOR                HASH is the first 32 hexadecimal digits of the SHA-256 of the text; VECTOR is of
//	                           float32, of unit length, each 4 bytes, the lowest first, in base64
//
// A thousand texts with 1,536 numbers each weigh 8.2 MB, of which git keeps some 6 MB. Two recordings of the same run are the
// same to the byte, whatever was asked first. While a run goes on, what comes is added to the end of both files,
// so that a process that is killed loses nothing but the request under way; [Book.Save] puts them in order.
// Lines that no run has written, as those of a merge, are left out by the next that records.
//
// Passages are recorded too, since who replays may have no index: [Vectors.Learned] takes over those that an index
// has from before.
//
// # What never reaches the disk
//
// The value of a key becomes ***, and what [Options].Personal matches becomes [Placeholder], in requests
// and replies alike. A request is put through the same before it is looked for, so that it is found; the
// reply that is replayed then holds the placeholder. A vector tells much of its text: an embedding model is
// therefore given the text without what is personal, in a run that records as in one that replays, and an
// index keeps such vectors apart from others by the name that [Vectors.Name] gives the model.
package recording
