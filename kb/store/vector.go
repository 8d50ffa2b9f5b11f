package store

import "math"

// block is how many products an inner product is added up in at a time: number i of a block goes to sum
// i mod 8, as the third of four, say, of which two and two are added first. Every processor adds in this
// order and rounds each product and each sum, so that an index has the same scores everywhere.
const block = 32

// dotPlain is the inner product of two vectors of one length, and that of unit vectors the cosine between
// them. It goes over them twice, for the first and the last four sums: most processors have places for
// no more.
func dotPlain(a, b []float32) float32 {
	b = b[:len(a)]
	whole := len(a) - len(a)%block
	var sums [8]float32
	for half := 0; half < len(sums); half += 4 {
		var s0, s1, s2, s3 float32
		for i := half; i < whole; i += block {
			x, y := (*[28]float32)(a[i:]), (*[28]float32)(b[i:])
			// The conversions keep a product from being added without having been rounded.
			s0 += (float32(x[0]*y[0]) + float32(x[8]*y[8])) + (float32(x[16]*y[16]) + float32(x[24]*y[24]))
			s1 += (float32(x[1]*y[1]) + float32(x[9]*y[9])) + (float32(x[17]*y[17]) + float32(x[25]*y[25]))
			s2 += (float32(x[2]*y[2]) + float32(x[10]*y[10])) + (float32(x[18]*y[18]) + float32(x[26]*y[26]))
			s3 += (float32(x[3]*y[3]) + float32(x[11]*y[11])) + (float32(x[19]*y[19]) + float32(x[27]*y[27]))
		}
		copy(sums[half:], []float32{s0, s1, s2, s3})
	}
	return total(&sums) + tail(a[whole:], b[whole:])
}

// total adds eight sums up.
func total(s *[8]float32) float32 {
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}

// tail is the inner product of what is no whole block.
func tail(a, b []float32) (sum float32) {
	for i := range a {
		sum += float32(a[i] * b[i])
	}
	return sum
}

// norm is the length of v.
func norm(v []float32) float64 {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return math.Sqrt(sum)
}

// unit gives v, of length n, at length 1. A vector of zeros stays one, and one that is of unit
// length is not touched: scaling it again would only move its last digits.
func unit(v []float32, n float64) []float32 {
	if n == 0 || math.Abs(n-1) < 1e-7 {
		return v
	}
	scaled := make([]float32, len(v))
	for i, x := range v {
		scaled[i] = float32(float64(x) / n)
	}
	return scaled
}
