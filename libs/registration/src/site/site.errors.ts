import { DomainError } from '@platform/domain-error';

export class SiteUnknown extends DomainError {
  readonly code = 'site.unknown';
  readonly kind = 'not-found';
  readonly text = {
    zh: '没有这个场所，或不在本单位范围内',
    en: 'There is no such site within your area',
  };
}

/** Somebody else changed the site since it was opened. */
export class SiteChanged extends DomainError {
  readonly code = 'site.changed';
  readonly kind = 'stale';
  readonly text = {
    zh: '该场所已被他人修改，请重新打开后再改',
    en: 'The site was changed meanwhile; open it again',
  };
}

export class GridUnknown extends DomainError {
  readonly code = 'grid.unknown';
  readonly kind = 'invalid';
  readonly text = { zh: '该社区没有这个网格', en: 'The community has no such grid' };
}

/** The code at the door was renewed, or its site is closed. */
export class DoorCodeUnknown extends DomainError {
  readonly code = 'door-code.unknown';
  readonly kind = 'not-found';
  readonly text = {
    zh: '二维码已失效，请联系社区',
    en: 'This code is no longer valid; please ask the community',
  };
}
