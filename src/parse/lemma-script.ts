/// Makes a lemma of a form by an edit script (Straka 2018, UDPipe 2.0 Prototype): how the lemma is written (L small
/// letters, K as the form is, T with a large first letter), how many letters go from its end, and what comes there instead:
/// "L3y" makes "fly" of "flies". training/lemma_scripts.py writes the scripts.
export function applyScript(script: string, form: string): string {
  const [, written = 'K', gone = '0', put = ''] = /^([LKT])(\d+)(.*)$/su.exec(script) ?? [];
  const small = form.toLowerCase();
  const [head = ''] = small;
  const base = written === 'L' ? small : written === 'T' ? head.toUpperCase() + small.slice(head.length) : form;
  return base.slice(0, Math.max(0, base.length - Number(gone))) + put;
}
