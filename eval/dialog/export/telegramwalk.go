package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"

	"firstline/kb"
)

// readTelegram walks through result.json, which may be a single value of a gigabyte: it goes down to the
// messages and reads those one by one.
func readTelegram(r *reading, in io.Reader) error {
	return walkTelegram(r, in, func(id string) telegramSink { return &telegramChat{r: r, id: id} })
}

// telegramSink takes the messages of a chat.
type telegramSink interface {
	message(record []byte) error
	close() error
}

func walkTelegram(r *reading, in io.Reader, open func(id string) telegramSink) error {
	buffered := bufio.NewReaderSize(in, window)
	if mark, err := buffered.Peek(3); err == nil && bytes.Equal(mark, []byte("\ufeff")) {
		if _, err := buffered.Discard(3); err != nil {
			return err
		}
	}
	d := r.newDocument(buffered, 1)
	token, err := d.Token()
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return d.fail(err)
	case token != json.Delim('{'):
		d.place()
		return kb.Errorf(r.pos, "this is no export of Telegram: it is no object")
	}
	return (&telegramWalk{document: d, open: open}).object(0)
}

// telegramWalk reads an object that is the whole export, or a chat, or holds chats.
type telegramWalk struct {
	*document
	open func(id string) telegramSink
}

// object reads the rest of an object, whose { is read.
func (w *telegramWalk) object(depth int) error {
	var id, name, kind scalar
	for w.More() {
		token, err := w.Token()
		if err != nil {
			return w.fail(err)
		}
		switch key, _ := token.(string); {
		case key == "id":
			err = w.scalar(&id)
		case key == "name":
			err = w.scalar(&name)
		case key == "type":
			err = w.scalar(&kind)
		case key == "messages":
			err = w.chat(kind, id, name)
		case depth == 0 && (key == "chats" || key == "left_chats"), depth == 1 && key == "list":
			err = w.chats(depth)
		default:
			err = w.skip()
		}
		if err != nil {
			return err
		}
	}
	if _, err := w.Token(); err != nil {
		return w.fail(err)
	}
	return nil
}

// chats reads an object with a list of chats, or that list.
func (w *telegramWalk) chats(depth int) error {
	token, err := w.Token()
	switch {
	case err != nil:
		return w.fail(err)
	case token == json.Delim('{'):
		return w.object(depth + 1)
	case token != json.Delim('['):
		return nil
	}
	for w.More() {
		token, err := w.Token()
		if err != nil {
			return w.fail(err)
		}
		if token != json.Delim('{') {
			w.place()
			return kb.Errorf(w.r.pos, "this is no chat of Telegram")
		}
		if err := w.object(depth + 1); err != nil {
			return err
		}
	}
	if _, err := w.Token(); err != nil {
		return w.fail(err)
	}
	return nil
}

// chat reads the messages of a chat.
func (w *telegramWalk) chat(kind, id, name scalar) error {
	if !slices.Contains(telegramChats(), string(kind)) {
		return w.skip()
	}
	w.place()
	token, err := w.Token()
	if err != nil {
		return w.fail(err)
	}
	if token != json.Delim('[') {
		return kb.Errorf(w.r.pos, "the messages of a chat are no list")
	}
	if id == "" {
		id = name
	}
	sink := w.open(string(id))
	if err := w.elements(sink.message); err != nil {
		return err
	}
	return sink.close()
}

func (w *telegramWalk) scalar(into *scalar) error {
	if err := w.element(); err != nil {
		return err
	}
	return json.Unmarshal(w.raw, into)
}

// skip reads over a value of any length.
func (w *telegramWalk) skip() error {
	for depth := 0; ; {
		w.in.begun = w.InputOffset()
		token, err := w.Token()
		if err != nil {
			return w.fail(err)
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}
