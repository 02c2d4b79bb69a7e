import type { Desk } from './act';
import { type About, ask, found, takeIn } from './case-stories';
import type { StoryPen } from './story-pen';

/** A case that is still in hand on the last day, begun so many working days before it: an exchange day. */
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
  before: 10,
  tell: (pen, about) => {
    const asked = ask(pen, about, 'urgent');
    takeIn(pen, 1, 1);
    pen.handDown('answering', 'community');
    pen.later(1).answers('answer', found(asked, 'match'));
    pen.later(1).asks('return', { text: '请注明核实日期。' });
  },
};

const drafted: StandingCase = {
  before: 7,
  tell: (pen, about) => {
    const asked = ask(pen, about, 'normal');
    takeIn(pen, 1, 1);
    pen.handDown('answering', 'township');
    pen.later(1).answers('answer', found(asked, 'corrected'), 'township');
  },
};

const followedByTheCommunity: StandingCase = {
  before: 7,
  tell: (pen, about) => {
    ask(pen, about, 'normal');
    pen.handDown('asking', 'community', '请跟进答复情况');
    takeIn(pen, 1, 1);
  },
};

const misaddressed: StandingCase = {
  before: 5,
  tell: (pen, about) => {
    ask(pen, about, 'normal');
    pen.later(1).answers('misaddressed', { reason: 'other-division' });
  },
};

/** What every region has to answer on the last day, so that no work-list of its accounts is empty. */
export const standingCases: readonly StandingCase[] = [
  urgent(7, 'community'),
  urgent(5, 'community'),
  urgent(15, 'community'),
  urgent(25, 'liaison'),
  returned,
  drafted,
  followedByTheCommunity,
  misaddressed,
  held(7, 'township'),
  held(5, 'county'),
  held(5, 'desk'),
];
