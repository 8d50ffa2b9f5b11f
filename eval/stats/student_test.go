package stats

import (
	"math"
	"testing"
)

// TestPositiveInterval holds the 97.5 % quantiles of the printed tables of t, the formula, and that the interval of
// few values, of which one is large, stays above zero.
func TestPositiveInterval(t *testing.T) {
	for _, c := range []struct {
		freedom int
		want    float64
	}{{1, 12.7062}, {2, 4.3027}, {5, 2.5706}, {10, 2.2281}, {30, 2.0423}, {120, 1.9799}, {1_000_000, 1.95997}} {
		if got := quantileT(float64(c.freedom)); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("%d degrees of freedom: %v, want %v", c.freedom, got, c.want)
		}
	}
	// Mean 3, variance 2.5, of 5 values: 3·e^(±2.7764·√0.5/3).
	low, high, ok := PositiveInterval([]int{1, 2, 3, 4, 5})
	if !ok || math.Abs(low-1.5592) > 1e-4 || math.Abs(high-5.7720) > 1e-4 {
		t.Errorf("[%v, %v] %v", low, high, ok)
	}
	if low, high, ok := PositiveInterval([]int{2, 3, 18}); !ok || low <= 0 || high < 18 {
		t.Errorf("[%v, %v] %v", low, high, ok)
	}
	if _, _, ok := PositiveInterval([]int{7}); ok {
		t.Error("the mean of one value has an interval")
	}
	if _, _, ok := PositiveInterval([]int{0, 0}); ok {
		t.Error("zero has a logarithm")
	}
}

// TestWelch holds the test by Student's ten patients, whose hours of sleep, in tenths, two drugs prolonged;
// the figures are those of R's t.test(extra ~ group, data = sleep): p 0.07939, interval −3.3654832 to
// 0.2054832.
func TestWelch(t *testing.T) {
	first := []int{7, -16, -2, -12, -1, 34, 37, 8, 0, 20}
	second := []int{19, 8, 11, 1, -1, 44, 55, 16, 46, 34}
	d, ok := Welch(first, second)
	if !ok || math.Abs(d.Value-15.8) > 1e-12 || math.Abs(d.Low+2.054832) > 1e-5 || math.Abs(d.High-33.654832) > 1e-5 || math.Abs(d.P-0.07939) > 1e-5 {
		t.Errorf("%+v", d)
	}
	back, _ := Welch(second, first)
	if back.P != d.P || back.Value != -d.Value || back.Low != -d.High {
		t.Errorf("%+v one way and %+v the other", d, back)
	}
	if d, ok := Welch([]int{3, 3}, []int{2, 2, 2}); ok {
		t.Errorf("without a spread: %+v", d)
	}
	if _, ok := Welch([]int{3}, first); ok {
		t.Error("a list of one value is compared")
	}
}
