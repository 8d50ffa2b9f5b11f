package stats

import (
	"math"
	"testing"
)

func TestWilson(t *testing.T) {
	for _, test := range []struct {
		k, n      int
		low, high float64
	}{
		{87, 100, 0.7902, 0.9224},
		{0, 30, 0, 0.1135},
		{30, 30, 0.8865, 1},
		{1, 2, 0.0945, 0.9055},
		{0, 0, 0, 1},
	} {
		low, high := Wilson(test.k, test.n)
		if math.Abs(low-test.low) > 5e-5 || math.Abs(high-test.high) > 5e-5 {
			t.Errorf("%d of %d: [%.4f, %.4f], want [%.4f, %.4f]", test.k, test.n, low, high, test.low, test.high)
		}
	}
}

// Every interval lies in [0, 1], holds the rate, is as wide as that of the failures, and touches an
// end only where the rate does.
func TestWilsonProperties(t *testing.T) {
	for n := 1; n <= 200; n++ {
		for k := range n + 1 {
			low, high := Wilson(k, n)
			p := float64(k) / float64(n)
			if low < 0 || low > p || high < p || high > 1 || (low == 0) != (k == 0) || (high == 1) != (k == n) {
				t.Fatalf("%d of %d: [%v, %v]", k, n, low, high)
			}
			mirrorLow, mirrorHigh := Wilson(n-k, n)
			if math.Abs(low+mirrorHigh-1) > 1e-12 || math.Abs(high+mirrorLow-1) > 1e-12 {
				t.Fatalf("%d of %d is not the mirror of %d", k, n, n-k)
			}
		}
	}
}

func TestAverages(t *testing.T) {
	for _, test := range []struct {
		values            []int
		mean, median, p90 float64
	}{
		{[]int{2}, 2, 2, 2},
		{[]int{4, 2}, 3, 3, 4},
		{[]int{9, 1, 2}, 4, 2, 9},
		{[]int{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 5.5, 5.5, 9},
		{[]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 6, 6, 10},
	} {
		input := append([]int(nil), test.values...)
		mean, _ := Mean(test.values)
		median, _ := Median(test.values)
		p90, _ := Percentile(test.values, 90)
		if mean != test.mean || median != test.median || p90 != test.p90 {
			t.Errorf("%v: mean %v, median %v, p90 %v; want %v, %v, %v", test.values, mean, median, p90, test.mean, test.median, test.p90)
		}
		for i := range input {
			if input[i] != test.values[i] {
				t.Fatal("the values were moved")
			}
		}
	}
	for name, of := range map[string]func([]int) (float64, bool){
		"mean": Mean[int], "median": Median[int], "p90": func(v []int) (float64, bool) { return Percentile(v, 90) },
	} {
		if value, ok := of(nil); ok || value != 0 {
			t.Errorf("the %s of nothing is %v", name, value)
		}
	}
}

// The nearest rank is ⌈p·n⌉ also where p·n is a whole number that floating point misses.
func TestMeanInterval(t *testing.T) {
	if _, _, ok := MeanInterval([]int{4}); ok {
		t.Error("one value has an interval")
	}
	if low, high, ok := MeanInterval([]int{2, 2, 2}); !ok || low != 2 || high != 2 {
		t.Errorf("of equal values: %v, %v", low, high)
	}
	// With many values the percentile bootstrap comes near to the normal interval.
	var values []int
	for i := range 400 {
		values = append(values, 2+2*(i%3))
	}
	mean, _ := Mean(values)
	variance := 0.0
	for _, v := range values {
		variance += (float64(v) - mean) * (float64(v) - mean) / 400
	}
	half := z95 * math.Sqrt(variance/400)
	low, high, _ := MeanInterval(values)
	if math.Abs(low-(mean-half)) > half/10 || math.Abs(high-(mean+half)) > half/10 {
		t.Errorf("got [%v, %v], near [%v, %v]", low, high, mean-half, mean+half)
	}
	if again, _, _ := MeanInterval(values); again != low {
		t.Error("the same values give another interval")
	}
}

func TestPercentileRank(t *testing.T) {
	for n := 1; n <= 300; n++ {
		values := make([]int, n)
		for i := range values {
			values[i] = i + 1
		}
		for percent := 1; percent <= 100; percent++ {
			want := percent * n / 100
			if percent*n%100 > 0 {
				want++
			}
			if got, _ := Percentile(values, percent); got != float64(want) {
				t.Fatalf("p%d of %d: %v, want %d", percent, n, got, want)
			}
		}
	}
}
