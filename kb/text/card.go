package text

// CheckDigit tells whether the last of some digits checks those before it, as that of a bank card does
// (Luhn, ISO/IEC 7812-1). One number in ten does by chance.
func CheckDigit(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[i] - '0')
		if (len(digits)-i)%2 == 0 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return digits != "" && sum%10 == 0
}
