import type { Strand } from './strand';

/** An entry of a strand that is not applied as it came: what our receipts list about it. */
export interface OpenItem {
  readonly stream: string;
  readonly sequence: number;
  readonly strandId: string;
  readonly version: number;
  readonly state: 'parked' | 'rejected' | 'diverged';
  readonly code: string;
  readonly pointer?: string;
  readonly section: string;
  readonly item?: string;
  readonly personalKid?: string;
}

/**
 * The partners' strands a batch touches, as they are while it is judged: what was loaded under lock, and what the
 * entries before changed. Nothing of it is kept until the whole batch is.
 */
export class StrandBook {
  private readonly touched = new Set<string>();
  private readonly opened = new Map<string, OpenItem>();
  private readonly closed = new Map<string, OpenItem>();
  private readonly strands = new Map<string, Strand>();
  // By stream and strand: what a foreign stream says about a strand must not touch it.
  private readonly open = new Map<string, Map<number, OpenItem>>();

  constructor(strands: readonly Strand[], open: readonly OpenItem[]) {
    for (const strand of strands) this.strands.set(strand.id, strand);
    for (const item of open) this.openOf(item.stream, item.strandId).set(item.sequence, item);
  }

  find(strandId: string): Strand | undefined {
    return this.strands.get(strandId);
  }

  keep(strand: Strand): void {
    this.strands.set(strand.id, strand);
    this.touched.add(strand.id);
  }

  itemsOf(stream: string, strandId: string): OpenItem[] {
    return [...(this.open.get(`${stream} ${strandId}`)?.values() ?? [])];
  }

  itemAt(stream: string, strandId: string, sequence: number): OpenItem | undefined {
    return this.open.get(`${stream} ${strandId}`)?.get(sequence);
  }

  list(item: OpenItem): void {
    const key = keyOf(item);
    this.openOf(item.stream, item.strandId).set(item.sequence, item);
    this.opened.set(key, item);
    this.closed.delete(key);
  }

  unlist(item: OpenItem): void {
    const key = keyOf(item);
    this.open.get(`${item.stream} ${item.strandId}`)?.delete(item.sequence);
    this.opened.delete(key);
    this.closed.set(key, item);
  }

  /** What was listed and ended since the last call. */
  takeListed(): { readonly opened: OpenItem[]; readonly closed: OpenItem[] } {
    const listed = { opened: [...this.opened.values()], closed: [...this.closed.values()] };
    this.opened.clear();
    this.closed.clear();
    return listed;
  }

  /** Strands folded since the book was opened. */
  changed(): Strand[] {
    return [...this.touched].map((id) => this.strands.get(id)!);
  }

  private openOf(stream: string, strandId: string): Map<number, OpenItem> {
    const key = `${stream} ${strandId}`;
    let items = this.open.get(key);
    if (!items) this.open.set(key, (items = new Map<number, OpenItem>()));
    return items;
  }
}

function keyOf({ stream, sequence }: { stream: string; sequence: number }): string {
  return `${stream} ${sequence}`;
}
