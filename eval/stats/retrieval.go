package stats

import (
	"cmp"
	"slices"
)

// Retrieval gathers how well a search found the right entries of questions. The zero value is
// ready to use.
type Retrieval struct {
	n, answerable, first, five int
	reciprocal                 float64
	answered, unanswered       []float64 // confidences
}

// RetrievalSummary is the quality of a search over N questions. R1 and R5 are the shares of
// answerable questions with a right entry first, and among the first five; MRR10 is the mean of
// 1/rank of the first right entry within ten. AUROC is the chance that an answerable question
// gets a higher confidence than an unanswerable one (ties count half: Mann and Whitney 1947);
// FPR95 the share of unanswerable questions at or above the confidence that accepts 95 % of the
// answerable ones. What nothing was measured for is nil.
type RetrievalSummary struct {
	R1    *float64 `json:"r1" jsonschema:"nullable"`
	R5    *float64 `json:"r5" jsonschema:"nullable"`
	MRR10 *float64 `json:"mrr10" jsonschema:"nullable"`
	AUROC *float64 `json:"auroc" jsonschema:"nullable"`
	FPR95 *float64 `json:"fpr95" jsonschema:"nullable"`
	N     int      `json:"n"`
}

// Add counts one question: the ids that were found, best first, those that are right (none: the
// knowledge base has no answer), and the confidence.
func (r *Retrieval) Add(found, right []string, confidence float64) {
	r.n++
	if len(right) == 0 {
		r.unanswered = append(r.unanswered, confidence)
		return
	}
	r.answerable++
	r.answered = append(r.answered, confidence)
	rank := slices.IndexFunc(found, func(id string) bool { return slices.Contains(right, id) })
	if rank < 0 || rank >= 10 {
		return
	}
	r.reciprocal += 1 / float64(rank+1)
	if rank == 0 {
		r.first++
	}
	if rank < 5 {
		r.five++
	}
}

// Summary gives the figures of all that was added.
func (r *Retrieval) Summary() RetrievalSummary {
	s := RetrievalSummary{N: r.n}
	if r.answerable > 0 {
		n := float64(r.answerable)
		s.R1, s.R5, s.MRR10 = new(float64(r.first)/n), new(float64(r.five)/n), new(r.reciprocal/n)
	}
	if len(r.answered) > 0 && len(r.unanswered) > 0 {
		s.AUROC, s.FPR95 = new(r.auroc()), new(r.fpr95())
	}
	return s
}

func (r *Retrieval) auroc() float64 {
	unanswered := slices.Sorted(slices.Values(r.unanswered))
	wins := 0.0
	for _, c := range r.answered {
		below, _ := slices.BinarySearch(unanswered, c)
		upTo, _ := slices.BinarySearchFunc(unanswered, c, func(e, t float64) int {
			return cmp.Or(cmp.Compare(e, t), -1)
		})
		wins += float64(below) + float64(upTo-below)/2
	}
	return wins / float64(len(r.answered)*len(r.unanswered))
}

func (r *Retrieval) fpr95() float64 {
	answered := slices.Sorted(slices.Values(r.answered))
	threshold := answered[int(0.05*float64(len(answered)))]
	accepted := 0
	for _, c := range r.unanswered {
		if c >= threshold {
			accepted++
		}
	}
	return float64(accepted) / float64(len(r.unanswered))
}
