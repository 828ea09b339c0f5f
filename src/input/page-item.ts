/// A run of text on a page of a PDF; `x` and `y` from the lower left corner, in points.
export interface PageItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly width: number;
  readonly endsLine: boolean;
}
