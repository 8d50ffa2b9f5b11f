// Package eval puts an operator to the test: question sets, which are scripts of dialogs, are
// played against it ([Run]), each dialog comes to one [Outcome], and the results are counted into
// rates ([NewReport]) that thresholds judge.
//
// # Question sets
//
// A set is a YAML file. Keys that it does not know, a dialog that checks nothing and whatever
// else would make a test pass for nothing are errors before the first answer.
//
//	set: billing            # its name; any text without a /
//	about: Тарифы и оплата
//	operator: igor          # who is asked; default: the project's first operator
//	repeat: 5               # how often each dialog is played; default: run.repeat, or once
//	pass_if: 4/5            # how many of its tries have to pass; default: all, and all are played
//	draft: true             # its dialogs are run and shown, and never gate; also of one dialog
//	thresholds: [pass_rate >= 80%]  # of this set: see [ParseThreshold]
//	always: {never_says: …} # checks of every reply in every dialog
//	dialogs:
//	  - id: pro-price       # a dialog with a goal
//	    about: …
//	    at: 2026-11-22 23:30  # the company's time, or RFC 3339; default: within its hours
//	    user:               # one line, or a list; the next is said only while a need is unmet
//	      - Сколько стоит Pro?
//	      - А если платить за год?
//	    needs:              # each met by some reply, all checks of one need by the same reply
//	      - says: 990 ₽
//	      - {says: 9 900 ₽, cites: kb/prices.csv}
//	    always: {max_chars: 400}
//	    repeat: 10          # its own; it takes neither repeat nor pass_if of the set then
//	    expect: resolved    # one or a list of resolved, declined, handed_off; default resolved
//	  - {id: free, user: А бесплатный есть?, says: бесплатный тариф}  # checks beside user: one more need
//	  - id: wants-a-human   # a dialog turn by turn; it has no needs
//	    expect: handed_off
//	    turns:
//	      - user: [Привет, позови человека]     # a list is several messages of one turn
//	        operator: {action: clarify}         # checks of the reply to this turn
//	      - user: Нет, именно человека
//	        operator: {action: handoff, reason: asked_for_human}
//
// A block of several lines is one message.
//
// # Checks
//
// Everywhere: says (a phrase, or a list of which all), says_any (a list of which one), matches (a
// regular expression in Go's syntax), cites (an entry, or a file of entries), code (byte for
// byte but for the end of the last line, and no other code), image (its path), signal. In operator:
// and always: also action, reason, never_says (a phrase, or a list of which none), max_chars,
// language (ru, en; a reply that does not tell its language is in both) and grounded (true: every
// price, discount, term, date, phone and address of the reply stands in an entry that it cites or in
// the company layer). Phrases are compared as
// the method Says of firstline/kb/text.Reply does. A list under matches, cites, image or signal
// asks for all its parts.
//
// Some things no operator may do. What a reply has of them does not hold, whatever the script asks
// for: it has the canary of the operator's prompt (canary), repeats the base or the operator layer
// (leak), or has another fault of chat.Reply.
//
// # How a dialog ends
//
// At the first of: it has needs, and all are met: resolved; the operator hands off: handed_off;
// the lines ran out: with needs unresolved, else by the last action (answer: resolved, decline:
// declined, clarify: unresolved). What an operator's error or a time limit ends is an error, in
// no rate, and no check of it is judged. A dialog passes when its outcome is expected and every
// check held; checks of turns that a handoff left unsaid did not hold.
//
// A dialog that is repeated ends as soon as pass_if is settled, and comes to one result all the
// same: in every rate the dialog is the unit. See [Repeat].
//
// # Stored results
//
// [Document] is the format: of a run, a set and a dialog. [Runs] keeps runs on disk, each outcome as
// it ends, so that one that was killed can be gone on with. [Merge] joins the shards of a run, and
// [Compare] sets two runs against each other.
//
// # Lint
//
// [Lint] gives its findings under these codes. The errors up to EV009 are also those of [Load] and
// [Validate].
//
//	EV001  error    the file cannot be read, or is no YAML
//	EV002  error    a key, or a check, that is not known where it stands
//	EV003  error    a value that its key does not take: an action, a regular expression, a time …
//	EV004  error    something missing or empty: a name, a line of the customer, a list
//	EV005  error    a dialog that checks nothing
//	EV006  error    a name that is taken already, or has a / in it
//	EV007  error    keys that do not go together: needs and turns
//	EV008  error    an operator that does not exist
//	EV009  error    a threshold on a set that does not exist
//	EV010  error    a dialog that cannot pass: it has needs, and does not expect resolved
//	EV011  warning  two dialogs in which the customer says the same
//	EV012  warning  a need that almost any reply meets
//	EV013  error    a fact is demanded that nothing says which the operator knows
//	EV014  error    an entry is cited that does not exist
//	EV015  error    a picture is asked for that no entry has
//	EV016  error    code is asked for that no entry has
package eval
