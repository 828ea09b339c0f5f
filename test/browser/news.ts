/// A report about invented places, with what reports are full of: datelines, quotations, contractions, capitals, numbers,
/// signs of markup, letters outside ASCII, headlines and short lines.
export const NEWS = `Harbour pilots end nine-day strike at Velmora

OSTRAVIK, 4 May (Varnian News Agency) – Harbour pilots in the northern port of Velmora went back to work on Tuesday after the regional government promised to restore the pensions that it had cut in 2019, union leaders said. “We didn't win everything, but we've won enough,” said Maren Tolvanen, who led the talks for the pilots' union.

The nine-day strike had kept 41 ships, among them three tankers, waiting off the coast. Losses are put at $12.5 million; insurers say that they're still counting. Shipowners blamed both the government and the union, and the Chamber of Commerce asked whether the port, which handles about 60% of the country's grain, couldn't be run by the army in an emergency.

FISHERMEN BLOCK QUAY IN PROTEST AT FUEL TAX

Police used no force when some 200 fishermen from Skarhavn blocked a quay with nets & crates on Wednesday morning. Their spokesman, Jón Áskelsson, denied reports that a customs officer had been beaten. "Nobody was touched," he told reporters at 6:30 a.m. "Ask the officer himself!"

the mayor of skarhavn says she wont meet them until the quay is free

According to a statement <b>e-mailed</b> by the ministry, a German-Norwegian mediator will be appointed within 48 hours; neither side has named its delegates. Opposition parties called the delay "shameful", the Greens abstained. If no agreement is reached by 1 June, the matter goes to the Supreme Court in Lindholm — for the second time in two years.`;
