import type { Desk } from './act';
import { type About, ask, found, takeIn } from './case-stories';
import type { StoryPen } from './story-pen';

/** A case that is still in hand on the last day, begun so many working days before it. */
export interface StandingCase {
  readonly before: number;
  readonly tell: (pen: StoryPen, about: About) => void;
}

const held = (before: number, by: Desk): StandingCase => ({
  before,
  tell: (pen, about) => {
    ask(pen, about, 'normal');
    takeIn(pen, 1, 1);
    pen.handDown('answering', by);
  },
});

/** An urgent question has seven days from the day it is taken in. */
const urgent = (before: number, by: Desk): StandingCase => ({
  before,
  tell: (pen, about) => {
    ask(pen, about, 'urgent');
    takeIn(pen, 1, 1);
    pen.handDown('answering', by);
  },
});

const returned: StandingCase = {
  before: 9,
  tell: (pen, about) => {
    const asked = ask(pen, about, 'urgent');
    takeIn(pen, 1, 1);
    pen.handDown('answering', 'community');
    pen.later(3).answers('answer', found(asked, 'match'));
    pen.later(3).asks('return', { text: '请注明核实日期。' });
  },
};

const drafted: StandingCase = {
  before: 6,
  tell: (pen, about) => {
    const asked = ask(pen, about, 'normal');
    takeIn(pen, 1, 1);
    pen.handDown('answering', 'township');
    pen.later(4).answers('answer', found(asked, 'corrected'), 'township');
  },
};

const followedByTheCommunity: StandingCase = {
  before: 6,
  tell: (pen, about) => {
    ask(pen, about, 'normal');
    pen.handDown('asking', 'community', '请跟进答复情况');
    takeIn(pen, 2, 2);
  },
};

const misaddressed: StandingCase = {
  before: 3,
  tell: (pen, about) => {
    ask(pen, about, 'normal');
    pen.later(1).answers('misaddressed', { reason: 'other-division' });
  },
};

/** What every region has to answer on the last day, so that no work-list of its accounts is empty. */
export const standingCases: readonly StandingCase[] = [
  urgent(5, 'community'),
  urgent(4, 'community'),
  urgent(14, 'community'),
  urgent(25, 'liaison'),
  returned,
  drafted,
  followedByTheCommunity,
  misaddressed,
  held(5, 'township'),
  held(4, 'county'),
  held(3, 'desk'),
];
