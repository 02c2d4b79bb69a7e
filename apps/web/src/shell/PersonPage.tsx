import { Watermark } from 'antd';
import { type JSX, type ReactNode, useEffect, useState } from 'react';
import { momentOf } from '../format';
import { useNow, useSession } from '../identity/session';

/** Around everything that shows people: who looked and when stays visible on photos and screenshots. */
export function PersonPage({ children }: { children: ReactNode }): JSX.Element {
  const { account } = useSession();
  const now = useNow();
  const [, minute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => minute((n) => n + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Watermark
      className="person-page"
      content={[`${account.displayName} ${account.username}`, momentOf(now())]}
      font={{ color: 'rgba(23, 64, 109, 0.07)', fontSize: 13 }}
      gap={[120, 110]}
      rotate={-18}
      zIndex={5}
    >
      {children}
    </Watermark>
  );
}
