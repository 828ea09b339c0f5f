import ts from 'typescript';

/// A word that stands in the mechanism as a plain string.
export interface WordLiteral {
  readonly file: string;
  readonly line: number;
  readonly word: string;
}

/// Names of parameters and properties that take what people read: why a statement was coded so, and what went wrong.
const FOR_PEOPLE: ReadonlySet<string> = new Set([
  'because',
  'by',
  'subjectBy',
  'why',
  'reason',
  'message',
  'remedy',
  'rule',
  'found',
  'wanted',
]);

/// The words that stand as plain strings in the files of a program that `isSearched` picks: string literals, pieces of templates
/// and parts of regular expressions that are made of letters. Left out are types, imports, names of properties, literals of
/// which the compiler knows that only some are allowed, and what is written for people.
export function wordLiterals(program: ts.Program, isSearched: (path: string) => boolean): WordLiteral[] {
  const checker = program.getTypeChecker();
  const out: WordLiteral[] = [];
  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile || !isSearched(source.fileName)) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
      for (const word of wordsOf(node)) {
        if (isOneOfSome(node, checker) || isForPeople(node, checker)) continue;
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        out.push({ file: source.fileName, line: line + 1, word });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return out;
}

function wordsOf(node: ts.Node): string[] {
  if (ts.isRegularExpressionLiteral(node)) return wordsOfPattern(node.text);
  if (ts.isStringLiteral(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node) return [];
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
    return /\p{L}/u.test(node.text.replace(/\\[pP]\{\w+\}|\\\w/g, '')) ? [node.text.trim()] : [];
  return [];
}

/// The runs of letters of a pattern, without escapes and classes of characters.
function wordsOfPattern(pattern: string): string[] {
  const body = pattern.slice(1, pattern.lastIndexOf('/'));
  const plain = body.replace(/\\[pP]\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\./g, ' ').replace(/\[[^\]]*\]/g, ' ');
  return plain.replace(/\(\?<[a-zA-Z]+>/g, ' ').match(/\p{L}{2,}/gu) ?? [];
}

/// Whether the place of a literal takes only some strings: a union of literals, or another type than string.
function isOneOfSome(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isExpression(node)) return false;
  const { parent } = node;
  let wanted: ts.Type | undefined;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    wanted = checker.getTypeAtLocation(parent.left === node ? parent.right : parent.left);
  else if (ts.isCaseClause(parent)) wanted = checker.getTypeAtLocation(parent.parent.parent.expression);
  else if (ts.isElementAccessExpression(parent))
    return checker.getTypeAtLocation(parent.expression).getStringIndexType() === undefined;
  else wanted = checker.getContextualType(node);
  if (wanted === undefined) return isConstant(node);
  const parts = (wanted.isUnion() ? wanted.types : [wanted]).filter(
    (part) => (part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) === 0,
  );
  return parts.length > 0 && parts.every((part) => part.isStringLiteral());
}

/// Whether a literal stands in `… as const` of which a type is made.
function isConstant(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent)
    if (ts.isAsExpression(at)) return at.type.getText() === 'const';
  return false;
}

function isForPeople(node: ts.Node, checker: ts.TypeChecker): boolean {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (ts.isNewExpression(at)) return /Error$/.test(at.expression.getText());
    if (ts.isVariableDeclaration(parent) && FOR_PEOPLE.has(parent.name.getText())) return true;
    if (ts.isPropertyAssignment(parent) && FOR_PEOPLE.has(parent.name.getText())) return true;
    if (ts.isElementAccessExpression(at) && /\bwhy$/.test(at.expression.getText())) return true;
    if (ts.isBinaryExpression(parent) && parent.right === at && /\bwhy\b|ubjectBy\b/.test(parent.left.getText()))
      return true;
    if (ts.isCallExpression(parent)) {
      if (/\bbecause\.(?:push|includes)$/.test(parent.expression.getText())) return true;
      const index = parent.arguments.findIndex((argument) => argument === at);
      const parameter = checker.getResolvedSignature(parent)?.parameters[index];
      if (index >= 0 && parameter !== undefined && FOR_PEOPLE.has(parameter.name)) return true;
    }
    if (ts.isStatement(at)) return false;
  }
  return false;
}
