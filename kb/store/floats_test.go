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
	read := make([]float32, len(v))
	if err := readFloats(&b, read); err != nil || !slices.Equal(read, v) {
		t.Errorf("read %v, %v", read, err)
	}
}
