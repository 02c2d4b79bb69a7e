import { Flex } from 'antd';
import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

let firstPage = true;

interface Props {
  title: string;
  sub?: ReactNode;
  extra?: ReactNode;
}

/** The one `h1` of a page; takes the focus after a change of page, so that a screen reader says where one is. */
export function PageTitle({ title, sub, extra }: Props): JSX.Element {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  useEffect(() => {
    if (!firstPage && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <Flex className="page-title" justify="space-between" align="center" gap={12} wrap>
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {sub && <div className="page-sub">{sub}</div>}
      </div>
      {extra && <div className="no-print">{extra}</div>}
    </Flex>
  );
}
