// Package deployed asks an operator that is deployed already: a black box with a search, a prompt and a
// model of its own, of which nothing is known but what it answers. It is a server ([HTTP]) or a program
// ([Command]), and both speak the JSON of [Request] and [Reply].
//
// # What is sent
//
//	{"schema": "firstline.deployed/v1", "dialog": "billing/pro-price", "try": 1, "operator": "igor",
//	 "language": "ru", "now": "2026-11-23T12:00:00+03:00",
//	 "messages": [{"role": "user", "text": "Сколько стоит Pro?"}]}
//
// The messages are the whole dialog so far, the customer's last turn at its end: an operator need not
// remember anything. One that does finds in dialog and try which conversation it is; dialog is empty in
// one that no script has written. now is when the customer writes, which a script may set.
//
// # What is answered
//
//	{"text": "Pro стоит 990 ₽ в месяц.", "action": "answer", "entries": ["kb/prices.csv#vt-pro"],
//	 "tokens": {"input": 812, "output": 24}}
//
// Only a text is needed, or messages in its stead; a handoff and a decline can do without. Keys that are
// not of [Reply] are ignored. An action or a reason that there is none of is an error, and so is a reason
// of an answer, which has none.
//
// {"error": "out of credit"} says that there is no reply: the dialog ends by an error of reason model.
//
// # A server
//
// Each request is one POST to the address as it is written, with the key in the header Authorization.
// The answer has a status from 200 to 299. Nothing is sent elsewhere, as package endpoint has it.
//
// # A program
//
// A request is a line on its standard input, and the answer a line on its standard output, in UTF-8; a
// line at once, not when a buffer is full. It answers one request after the other: where several dialogs
// are played at the same time, as many programs run. A program that ends after an answer is started again
// for the next. One that answers otherwise than by one line of JSON, or not in time, is ended.
//
// It is started without a shell, in the environment of firstline, and ends with the run: its input is
// closed, and after a second it is killed with all that it has started. What it writes to its standard
// error is part of the message where it fails.
//
// # What goes wrong
//
// Nothing is sent twice, but to a program that had ended before it answered a second request. An error
// has a reason of package endpoint: unreachable for a program that cannot be started or ends without an
// answer, and reply for an answer that is not as documented, or over 4 MiB. An error of the context is
// given as it is.
package deployed
