package store

import (
	"bytes"
	"math"
	"slices"
	"testing"
)

// What is written is little-endian, whatever the processor.
func TestFloats(t *testing.T) {
	v := []float32{0, 1, -2.5, math.MaxFloat32, math.SmallestNonzeroFloat32}
	var b bytes.Buffer
	if err := writeFloats(&b, v); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), inOrder(v)) || !bytes.Equal(b.Bytes()[4:8], []byte{0, 0, 0x80, 0x3f}) {
		t.Errorf("written % x", b.Bytes())
	}
	if read := floats(b.Bytes()); !slices.Equal(read, v) {
		t.Errorf("read %v", read)
	}
}
