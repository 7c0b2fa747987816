// The one large warm disc of a page.
Medallion {}
