package stats

// Tries is what came of one dialog that was played several times: how often it passed and failed of
// K times at most. With PassIf = m > 0 playing stops as soon as the verdict is sure, at m passes or
// at K − m + 1 failures; with 0 all K are played. A dialog that has not got there, because a try
// ended in an error, cannot be estimated from.
type Tries struct{ Passed, Failed, K, PassIf int }

// PassAll estimates without bias that all of j further tries would pass, pass^j: p to the power of
// j, where p is the unknown chance of one try. It is false where there is no such estimate: for
// j < 1, for more tries than could have passed here, and for tries that did not come to their end.
//
// With c passes in all of k tries it is C(c, j)/C(k, j): S. Yao, N. Shinn, P. Razavi, K. Narasimhan,
// "τ-bench: a benchmark for tool-agent-user interaction in real-world domains", arXiv 2406.12045
// (2024).
//
// With early stopping that would be biased, since the number of tries depends on how they go. The
// unbiased estimate is the number of ways to play from j passes and no failure to the end that was
// reached, over that from the start, neither touching another end before: M. A. Girshick,
// F. Mosteller, L. J. Savage, "Unbiased estimates for certain binomial sampling problems with
// applications", Annals of Mathematical Statistics 17 (1946), 13–23. As the last try had to go as
// it did, these are the ways to order the others, and their ratio is again C(c, j)/C(k, j), of the
// tries before the last. Only where every try passed can j take in the last as well.
func (t Tries) PassAll(j int) (value float64, ok bool) {
	most := t.PassIf
	if most == 0 {
		most = t.K
	}
	if j < 1 || j > most || !t.ended() {
		return 0, false
	}
	if t.Failed == 0 {
		return 1, true
	}
	passed, tries := t.Passed, t.Passed+t.Failed
	if t.PassIf > 0 {
		tries--
		if t.Passed == t.PassIf {
			passed--
		}
	}
	if j > passed {
		return 0, true
	}
	value = 1
	for i := range j {
		value *= float64(passed-i) / float64(tries-i)
	}
	return value, true
}

// PassAny estimates without bias that at least one of j further tries would pass, pass@j:
// 1 − (1 − p)^j. It is PassAll of the failures, taken from 1, and false where that is: with early
// stopping for j > K − PassIf + 1.
//
// With c passes in all of k tries it is 1 − C(k − c, j)/C(k, j): M. Chen and others, "Evaluating
// large language models trained on code", arXiv 2107.03374 (2021).
func (t Tries) PassAny(j int) (value float64, ok bool) {
	if !t.ended() {
		return 0, false
	}
	failures := Tries{Passed: t.Failed, Failed: t.Passed, K: t.K}
	if t.PassIf > 0 {
		failures.PassIf = t.K - t.PassIf + 1
	}
	none, ok := failures.PassAll(j)
	if !ok {
		return 0, false
	}
	return 1 - none, true
}

// ended tells whether the tries stopped where the rule stops them, and not before or after.
func (t Tries) ended() bool {
	if t.Passed < 0 || t.Failed < 0 || t.PassIf < 0 || t.PassIf > t.K {
		return false
	}
	if t.PassIf == 0 {
		return t.Passed+t.Failed == t.K
	}
	failIf := t.K - t.PassIf + 1
	return t.Passed == t.PassIf && t.Failed < failIf || t.Failed == failIf && t.Passed < t.PassIf
}
