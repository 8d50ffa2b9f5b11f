// Package recording keeps what models were asked and what they replied, in files that are reviewed and
// committed, so that an evaluation can be repeated without a key, a network or a cent.
//
// A [Book] is a folder of recordings. [Client] records the exchanges with a language model, and [Model]
// the replies of an operator that is asked as a whole. Both replay them later: a request is looked for
// among those of the same operator, model, dialog and try, by all that was sent.
//
// # The files
//
//	OPERATOR/MODEL/SET/DIALOG.yaml     the exchanges of a dialog, in the order in which they were asked for
//	OPERATOR/MODEL/SET/DIALOG@2.yaml   those of its second try, where it is repeated
//	OPERATOR/MODEL/no-tools.txt        is there where the model takes no tools
//	parts/NAME-HASH.md                 a layer of the prompt, or an entry of the knowledge, word for word
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
// # What never reaches the disk
//
// The value of a key becomes ***, and what [Options].Personal matches becomes [Placeholder], in requests
// and replies alike. A request is put through the same before it is looked for, so that it is found; the
// reply that is replayed then holds the placeholder.
package recording
