import { Cascader } from 'antd';
import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getDoorDivisions } from '../../api/sites';

interface Node {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Node[];
}

interface Props {
  code: string;
  id?: string;
  value?: string;
  onChange?: (division: string | undefined) => void;
}

/** Province → city → county, read level by level through the door's own code: nobody is signed in here. */
export function DoorDivision({ code, onChange, value: _, ...props }: Props): JSX.Element {
  const { t } = useTranslation();
  const [nodes, setNodes] = useState<Node[]>([]);

  const below = async (parent?: string): Promise<Node[]> =>
    (await getDoorDivisions(code, parent)).map(({ code: value, name, leaf }) => ({
      value,
      label: name,
      isLeaf: leaf,
    }));

  useEffect(() => {
    void below()
      .then(setNodes)
      .catch(() => undefined);
    // The provinces are read once.
  }, [code]);

  return (
    <Cascader
      {...props}
      size="large"
      options={nodes}
      className="full-width"
      placeholder={t('door/countyPlaceholder')}
      displayRender={(labels) => labels.join(' / ')}
      loadData={(chosen) => {
        const path = chosen.map((node) => String(node.value));
        void below(path.at(-1))
          .then((children) => setNodes((held) => withChildren(held, path, children)))
          .catch(() => undefined);
      }}
      onChange={(path) => onChange?.((path as string[] | undefined)?.at(-1))}
    />
  );
}

function withChildren(nodes: Node[], [head, ...rest]: string[], children: Node[]): Node[] {
  return nodes.map((node) => {
    if (node.value !== head) return node;
    if (rest.length === 0) return { ...node, children };
    return { ...node, children: withChildren(node.children ?? [], rest, children) };
  });
}
