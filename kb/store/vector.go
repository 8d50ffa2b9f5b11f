package store

import "math"

// dot is the inner product of two vectors of one length: of unit vectors, the cosine between
// them. Four sums side by side keep the processor busy; the order of summing is fixed, so that
// the same index always gives the same scores.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	i := 0
	for ; i+8 <= len(a); i += 8 {
		x, y := a[i:i+8:i+8], b[i:i+8:i+8]
		s0 += x[0]*y[0] + x[4]*y[4]
		s1 += x[1]*y[1] + x[5]*y[5]
		s2 += x[2]*y[2] + x[6]*y[6]
		s3 += x[3]*y[3] + x[7]*y[7]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
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
