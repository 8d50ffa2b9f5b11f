package workbook

// builtinCode gives the format code of the numbers that a file need not spell out (ECMA-376 part 1,
// 18.8.30). Those with the currency of the reader's own computer have none here. Empty: General.
func builtinCode(id int) string {
	switch id {
	case 1:
		return "0"
	case 2, 39, 40:
		return "0.00"
	case 3, 5, 6, 37, 38, 41, 42:
		return "#,##0"
	case 4, 7, 8, 43, 44:
		return "#,##0.00"
	case 9:
		return "0%"
	case 10:
		return "0.00%"
	case 12:
		return "# ?/?"
	case 13:
		return "# ??/??"
	case 14, 15, 16, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58:
		return "dd.mm.yyyy"
	case 17, 55, 56:
		return "mmm-yy"
	case 18, 20:
		return "h:mm"
	case 19, 21:
		return "h:mm:ss"
	case 22:
		return "dd.mm.yyyy h:mm"
	case 32, 34:
		return "h:mm"
	case 33, 35:
		return "h:mm:ss"
	case 45, 47:
		return "mm:ss"
	case 46:
		return "[h]:mm:ss"
	case 49:
		return "@"
	}
	return ""
}
