package project

import (
	"strconv"
	"strings"

	"firstline/kb"
	"firstline/kb/yaml"
)

// Size is a number of bytes, written as 64 MB, 1.5 GB or as a plain number.
type Size int64

// largest is a size that no machine has the memory for.
const largest = 1 << 40

// DecodeYAML reads a scalar. Units are those of programs that show the size of a file, in English or
// Russian: 1 MB is 1,048,576 bytes.
func (s *Size) DecodeYAML(n *yaml.Node) error {
	plain := strings.NewReplacer(" ", "", "\u00a0", "", "Б", "B", "К", "K", "М", "M", "Г", "G")
	written := plain.Replace(strings.ToUpper(n.Text()))
	number := strings.TrimRight(written, "KMGIB")
	scale := 1.0
	switch unit := strings.ReplaceAll(written[len(number):], "I", ""); unit {
	case "", "B":
	case "K", "KB":
		scale = 1 << 10
	case "M", "MB":
		scale = 1 << 20
	case "G", "GB":
		scale = 1 << 30
	default:
		return notASize(n)
	}
	amount, err := strconv.ParseFloat(number, 64)
	if bytes := amount * scale; err == nil && bytes >= 1 && bytes <= largest {
		*s = Size(bytes)
		return nil
	}
	return notASize(n)
}

func notASize(n *yaml.Node) error {
	err := kb.Errorf(n.Pos(), "%q is no size of a file", n.Text())
	err.Hint = "write it as 64 MB or 1 GB"
	return err
}
