import { isDeniedOrder } from './contradicted.js';
import { isOf, type TellSign } from './pair-signs.js';
import { overlapOf, type PageReading } from './reading.js';
import { voiceOf, type Told } from './told.js';

/// A deed of this score or below harms somebody.
const HOSTILE = -5;

type Sign =
  | 'accuses speaker'
  | 'last other voice'
  | 'last of others'
  | 'last sentence of others'
  | 'last of type of others'
  | 'last of word of others'
  | 'first of type'
  | 'hostile'
  | 'hostile by speaker'
  | 'negative cited'
  | 'negative and both cited'
  | 'beside negative'
  | 'beside rejection'
  | 'alone of voice in sentence'
  | 'names nobody'
  | 'denied order';

/// Who speaks before one who may go against somebody: what an answer is an answer to.
export class Turn {
  private readonly last: Told | undefined;
  private readonly lastSentence: number;
  private readonly lastOfType: Told | undefined;
  private readonly lastOfWord: Told | undefined;
  private readonly firstOfType: Told | undefined;

  constructor(
    private readonly page: PageReading,
    private readonly told: Told,
    before: readonly Told[],
  ) {
    const { voice, sentence } = told;
    const type = told.statement.event?.type;
    const ofType = ({ statement }: Told): boolean => type !== undefined && statement.event?.type === type;
    const others = before.filter((other) => other.voice !== voice);
    this.last = others.at(-1);
    this.lastSentence = others.findLast((other) => other.sentence < sentence)?.sentence ?? -1;
    this.lastOfType = others.findLast(ofType);
    this.lastOfWord = others.findLast((other) => overlapOf(other.deed, told.deed) > 0);
    this.firstOfType = before.find(ofType);
  }

  /// What holds of it alone.
  tellOwn(add: TellSign): void {
    const { page, told } = this;
    const when = (sign: Sign, holds: boolean): void => {
      if (holds) add(sign, 1);
    };
    const { id, polarity, attribution } = told.statement;
    const beside = page
      .in(told.sentence)
      .filter(({ statement }) => statement.id !== id && voiceOf(statement) === told.voice);
    when('negative cited', polarity === 'negative' && attribution.length > 1);
    when(
      'beside negative',
      beside.some(({ statement }) => statement.polarity === 'negative'),
    );
    when(
      'beside rejection',
      beside.some(({ statement }) => statement.event?.type === 'REJECT'),
    );
    when('alone of voice in sentence', beside.length === 0);
    when('names nobody', told.actor.empty && told.recipient.empty);
  }

  /// What holds of it and an earlier statement.
  tellAgainst(earlier: Told, add: TellSign): void {
    const { page, told } = this;
    const when = (sign: Sign, holds: boolean): void => {
      if (holds) add(sign, 1);
    };
    const { event, attribution } = earlier.statement;
    const negative = told.statement.polarity === 'negative';
    const hostile = event !== null && event.score <= HOSTILE;
    when('accuses speaker', event?.type === 'ACCUSE' && isOf(page, told, earlier.recipient));
    when('last other voice', this.last !== undefined && this.last.voice === earlier.voice);
    when('last of others', this.last === earlier);
    when('last sentence of others', this.lastSentence === earlier.sentence);
    when('last of type of others', this.lastOfType === earlier);
    when('last of word of others', this.lastOfWord === earlier);
    when('first of type', this.firstOfType === earlier);
    when('hostile', hostile);
    when('hostile by speaker', hostile && isOf(page, told, earlier.actor));
    when('negative and both cited', negative && attribution.length > 1 && told.statement.attribution.length > 1);
    when('denied order', negative && isDeniedOrder(told, earlier));
  }
}
