package text

import "testing"

func TestCheckDigit(t *testing.T) {
	for digits, want := range map[string]bool{
		"4111111111111111": true, "4111111111111112": false, "378282246310005": true, "79927398713": true, "79927398710": false, "": false,
	} {
		if got := CheckDigit(digits); got != want {
			t.Errorf("%s: %v", digits, got)
		}
	}
}
