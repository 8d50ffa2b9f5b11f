package recording

import (
	"encoding/base64"
	"encoding/binary"
	"math"
)

// vectorHash names the vector of a text.
func vectorHash(text string) string { return longHash(text)[:32] }

// encodeVector writes numbers in base64: four bytes each, the lowest first.
func encodeVector(numbers []float32) string {
	b := make([]byte, 0, 4*len(numbers))
	for _, x := range numbers {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return base64.StdEncoding.EncodeToString(b)
}

// decodeVector reads what encodeVector has written; nil where it is something else.
func decodeVector(encoded string) []float32 {
	b, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(b) == 0 || len(b)%4 != 0 {
		return nil
	}
	numbers := make([]float32, len(b)/4)
	for i := range numbers {
		numbers[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return numbers
}
