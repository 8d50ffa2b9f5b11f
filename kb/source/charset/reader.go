package charset

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// headSize is how much of a stream tells its encoding.
const headSize = 64 << 10

// NewReader gives a stream in UTF-8 without a byte order mark, and the encoding that it is in: for files that are
// too long to be held. A name (see [Named]) is believed, but for a mark; without one the encoding is guessed
// from the first 64 KiB. A stream that is taken for UTF-8 is passed on as it is, mistakes that come later
// included. Errors are of type [*Error], or those of the reader.
func NewReader(r io.Reader, name string) (in io.Reader, encoding string, err error) {
	buffered := bufio.NewReaderSize(r, headSize)
	head, err := buffered.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, "", err
	}
	mark, size := marked(head)
	switch {
	case mark != "":
		encoding = mark
	case name != "":
		if encoding, err = lookup(name); err != nil {
			return nil, "", err
		}
	default:
		if encoding, err = encodingOfHead(head); err != nil {
			return nil, "", err
		}
	}
	if _, err := buffered.Discard(size); err != nil {
		return nil, "", err
	}
	if encoding == utf8Name {
		return buffered, encoding, nil
	}
	return transform.NewReader(buffered, encodingOf(encoding).NewDecoder()), encoding, nil
}

// encodingOfHead tells the encoding of the beginning of a text.
func encodingOfHead(head []byte) (string, error) {
	if wide, _ := wideEncoding(head); wide != "" {
		return wide, nil
	}
	if bytes.IndexByte(head, 0) >= 0 || isNoise(head) {
		return "", &Error{Msg: "this is a binary file", Hint: "a file that is packed has to be unpacked first"}
	}
	if utf8.Valid(wholeRunes(head)) {
		return utf8Name, nil
	}
	return guess(head).name, nil
}

// wholeRunes cuts off a character that the end of the sample has cut through.
func wholeRunes(head []byte) []byte {
	for i := 1; i <= min(utf8.UTFMax-1, len(head)); i++ {
		if at := len(head) - i; utf8.RuneStart(head[at]) {
			if !utf8.FullRune(head[at:]) {
				return head[:at]
			}
			break
		}
	}
	return head
}
