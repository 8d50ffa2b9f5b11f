package source

// The codes of findings about how a file was read.
const (
	emptyFile     = "KB001"
	unclosedCode  = "KB002"
	badFront      = "KB003"
	doubledAnchor = "KB004"
	emptySection  = "KB005"
	noAnswer      = "KB006"
	badQuote      = "KB007"
	wrongWidth    = "KB008"
	noPrices      = "KB009"
	oneColumn     = "KB010"
	unknownKey    = "KB011"
	badRecord     = "KB012"
	unclearPrice  = "KB013"
)
