package measure

import "testing"

// TestTurnsInterval holds that the interval of a few dialogs, of which one is long, begins above zero.
func TestTurnsInterval(t *testing.T) {
	few := turnsOf([]int{2, 3, 18})
	if few.Low == nil || *few.Low <= 0 || *few.Low >= *few.Mean || *few.High <= *few.Mean {
		t.Errorf("%v, %v–%v", *few.Mean, *few.Low, *few.High)
	}
	if one := turnsOf([]int{4}); one.Low != nil {
		t.Errorf("of one dialog: %v–%v", *one.Low, *one.High)
	}
}
