// Package ban has a function that nobody can follow.
package ban

// Maze is one.
func Maze(a, b, c, d, e bool) int { // want gocognit
	n := 0
	for a {
		if b {
			for c {
				if d {
					if e {
						n++
					} else if a {
						n--
					}
				} else if e {
					n++
				}
			}
		} else if c && d || e && a {
			n--
		}
	}
	return n
}
