import { type ComponentType, type JSX, lazy } from 'react';
import { Navigate, Outlet, type RouteObject } from 'react-router';
import { type Act, useCan } from './identity/session';
import { AppLayout } from './shell/AppLayout';
import { firstPage } from './shell/menu';
import { ForbiddenPage, NotFoundPage } from './shell/Stops';

/** A page that is fetched when it is first opened. */
const page = (load: () => Promise<ComponentType>): ComponentType =>
  lazy(async () => ({ default: await load() }));

const TodoPage = page(async () => (await import('./todo/TodoPage')).TodoPage);
const FiguresPage = page(async () => (await import('./todo/FiguresPage')).FiguresPage);
const SearchPage = page(async () => (await import('./search/SearchPage')).SearchPage);
const RecordsPage = page(async () => (await import('./record/RecordsPage')).RecordsPage);
const RecordPage = page(async () => (await import('./record/RecordPage')).RecordPage);
const OneSidedPage = page(async () => (await import('./one-sided/OneSidedPage')).OneSidedPage);
const PersonSheetPage = page(
  async () => (await import('./person-sheet/PersonSheetPage')).PersonSheetPage,
);
const IdOverridesPage = page(
  async () => (await import('./id-override/IdOverridesPage')).IdOverridesPage,
);
const ArrivalsPage = page(
  async () => (await import('./registration/receiving/ArrivalsPage')).ArrivalsPage,
);
const RegisterArrivalPage = page(
  async () => (await import('./registration/receiving/RegisterArrivalPage')).RegisterArrivalPage,
);
const ReceiptPage = page(
  async () => (await import('./registration/receiving/ReceiptPage')).ReceiptPage,
);
const DeparturesPage = page(
  async () => (await import('./registration/sending/DeparturesPage')).DeparturesPage,
);
const RegisterDeparturePage = page(
  async () => (await import('./registration/sending/RegisterDeparturePage')).RegisterDeparturePage,
);
const ImportPage = page(async () => (await import('./registration/import/ImportPage')).ImportPage);
const ExchangePage = page(async () => (await import('./exchange/ExchangePage')).ExchangePage);
const CasesPage = page(async () => (await import('./casework/CasesPage')).CasesPage);
const CasePage = page(async () => (await import('./casework/CasePage')).CasePage);
const OpenCasePage = page(async () => (await import('./casework/OpenCasePage')).OpenCasePage);
const PrintedCasePage = page(
  async () => (await import('./casework/PrintedCasePage')).PrintedCasePage,
);
const AgreementsPage = page(
  async () => (await import('./agreement/AgreementsPage')).AgreementsPage,
);
const AgreementPage = page(async () => (await import('./agreement/AgreementPage')).AgreementPage);
const DraftPage = page(async () => (await import('./agreement/DraftPage')).DraftPage);
const CalendarPage = page(async () => (await import('./calendar/CalendarPage')).CalendarPage);
const AccountsPage = page(async () => (await import('./identity/AccountsPage')).AccountsPage);
const ReadsPage = page(async () => (await import('./identity/ReadsPage')).ReadsPage);

const HouseholdPage = page(
  async () => (await import('./registration/household/HouseholdPage')).HouseholdPage,
);
const AtTheDoorPage = page(
  async () => (await import('./registration/household/AtTheDoorPage')).AtTheDoorPage,
);
const OutboxPage = page(async () => (await import('./registration/offline/OutboxPage')).OutboxPage);
const CapturedDraftsPage = page(
  async () => (await import('./registration/offline/CapturedDraftsPage')).CapturedDraftsPage,
);
const SelfReportsPage = page(
  async () => (await import('./registration/self-report/SelfReportsPage')).SelfReportsPage,
);
const SitesPage = page(async () => (await import('./site/SitesPage')).SitesPage);
const DoorCodePage = page(async () => (await import('./site/DoorCodePage')).DoorCodePage);

function Home(): JSX.Element {
  const can = useCan();
  return <Navigate to={firstPage(can)} replace />;
}

/** Offers a page only to those who hold one of its acts; the region decides again on every request. */
function Only({ acts }: { acts: Act[] }): JSX.Element {
  const can = useCan();
  return acts.some(can) ? <Outlet /> : <ForbiddenPage />;
}

const only = (acts: Act[], children: RouteObject[]): RouteObject => ({
  element: <Only acts={acts} />,
  children,
});

export const routes: RouteObject[] = [
  {
    element: <AppLayout />,
    children: [
      { index: true, element: <Home /> },
      only(
        ['read'],
        [
          { path: 'todo', element: <TodoPage /> },
          { path: 'search', element: <SearchPage /> },
          { path: 'records', element: <RecordsPage /> },
          { path: 'records/:id', element: <RecordPage /> },
          { path: 'one-sided', element: <OneSidedPage /> },
          { path: 'registration/arrivals', element: <ArrivalsPage /> },
          { path: 'registration/departures', element: <DeparturesPage /> },
        ],
      ),
      only(
        ['register-arrival'],
        [
          { path: 'registration/arrivals/new', element: <RegisterArrivalPage /> },
          { path: 'registration/arrivals/:id/receipt', element: <ReceiptPage /> },
        ],
      ),
      only(['person-sheet'], [{ path: 'records/:id/person-sheet', element: <PersonSheetPage /> }]),
      only(['propose-override'], [{ path: 'id-overrides', element: <IdOverridesPage /> }]),
      only(
        ['register-departure'],
        [{ path: 'registration/departures/new', element: <RegisterDeparturePage /> }],
      ),
      only(
        ['register-arrival', 'take-over-draft'],
        [
          { path: 'registration/households/new', element: <HouseholdPage /> },
          { path: 'registration/outbox', element: <OutboxPage /> },
        ],
      ),
      only(['end-residence'], [{ path: 'registration/visit', element: <AtTheDoorPage /> }]),
      only(
        ['take-over-draft'],
        [{ path: 'registration/captured-drafts', element: <CapturedDraftsPage /> }],
      ),
      only(
        ['decide-self-report'],
        [{ path: 'registration/self-reports', element: <SelfReportsPage /> }],
      ),
      only(
        ['read'],
        [
          { path: 'sites', element: <SitesPage /> },
          { path: 'sites/:id/code', element: <DoorCodePage /> },
        ],
      ),
      only(['summary'], [{ path: 'figures', element: <FiguresPage /> }]),
      only(['import'], [{ path: 'registration/imports', element: <ImportPage /> }]),
      only(['streams', 'quarantine'], [{ path: 'exchange', element: <ExchangePage /> }]),
      only(
        ['read-cases'],
        [
          { path: 'cases', element: <CasesPage /> },
          { path: 'cases/lists/:list', element: <CasesPage /> },
          { path: 'cases/:id', element: <CasePage /> },
          { path: 'cases/:id/print', element: <PrintedCasePage /> },
        ],
      ),
      only(['open-case'], [{ path: 'cases/new', element: <OpenCasePage /> }]),
      only(
        ['read-agreements'],
        [
          { path: 'agreements', element: <AgreementsPage /> },
          { path: 'agreements/drafts/:draftId', element: <DraftPage /> },
          { path: 'agreements/:partner/:id', element: <AgreementPage /> },
        ],
      ),
      only(['codes'], [{ path: 'calendar', element: <CalendarPage /> }]),
      only(['accounts'], [{ path: 'accounts', element: <AccountsPage /> }]),
      only(['reads'], [{ path: 'reads', element: <ReadsPage /> }]),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];
