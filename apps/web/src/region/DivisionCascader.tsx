import { Cascader } from 'antd';
import { type JSX, useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Division, getDivision, getDivisions } from '../api/region';

interface Node {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Node[];
}

interface Props {
  id?: string;
  value?: string | undefined;
  onChange?: (code: string | undefined) => void;
  placeholder?: string;
  /** Where the first column begins: the whole country, or the divisions of one region. */
  root?: string;
  /** The root itself can be chosen, too: the first column is the root alone. */
  withRoot?: boolean;
  'aria-label'?: string;
}

const nodeOf = ({ code, name, leaf }: Division): Node => ({
  value: code,
  label: name,
  isLeaf: leaf,
});

function withChildren(nodes: Node[], path: string[], children: Node[]): Node[] {
  const [head, ...rest] = path;
  return nodes.map((node) => {
    if (node.value !== head) return node;
    return rest.length === 0
      ? { ...node, children }
      : { ...node, children: withChildren(node.children ?? [], rest, children) };
  });
}

/** Province → city → county → township, each level read when it is opened. The value is the code of the last one. */
export function DivisionCascader(given: Props): JSX.Element {
  const { value, onChange, root, withRoot = false, ...props } = given;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [nodes, setNodes] = useState<Node[]>([]);
  const [path, setPath] = useState<string[]>([]);

  const childrenOf = (parent: string | undefined): Promise<Division[]> =>
    queries.fetchQuery({
      queryKey: ['divisions', parent ?? ''],
      queryFn: () => getDivisions(parent),
      staleTime: Infinity,
    });

  const firstColumn = async (): Promise<Node[]> => {
    if (!root || !withRoot) return (await childrenOf(root)).map(nodeOf);
    const { code, name } = await getDivision(root);
    return [nodeOf({ code, name, leaf: (await childrenOf(root)).length === 0 })];
  };

  useEffect(() => {
    let gone = false;
    void firstColumn()
      .then((found) => {
        if (!gone) setNodes((held) => (held.length > 0 ? held : found));
      })
      .catch(() => undefined);
    return () => void (gone = true);
    // The first column is read once.
  }, [root]);

  // A code set from outside (a suggestion, an address) is shown with its whole path, level by level.
  useEffect(() => {
    if (!value || path.at(-1) === value) return;
    let gone = false;
    const open = async (): Promise<void> => {
      const { path: steps } = await getDivision(value);
      const codes = steps.map(({ code }) => code);
      if (codes.at(-1) !== value) codes.push(value);
      const begin = root ? Math.max(0, codes.indexOf(root) + (withRoot ? 0 : 1)) : 0;
      const shown = codes.slice(begin);
      let tree = await firstColumn();
      for (let depth = 1; depth < shown.length; depth++) {
        const parent = shown.slice(0, depth);
        tree = withChildren(tree, parent, (await childrenOf(parent.at(-1))).map(nodeOf));
      }
      if (gone) return;
      setNodes(tree);
      setPath(shown);
    };
    void open().catch(() => setPath([value]));
    return () => void (gone = true);
  }, [value, root]);

  return (
    <Cascader
      {...props}
      options={nodes}
      value={value ? path : []}
      changeOnSelect
      allowClear
      className="full-width"
      placeholder={props.placeholder ?? t('form/divisionPlaceholder')}
      displayRender={(labels) => labels.join(' / ')}
      loadData={(chosen) => {
        const codes = chosen.map((node) => String(node.value));
        void childrenOf(codes.at(-1))
          .then((found) => setNodes((held) => withChildren(held, codes, found.map(nodeOf))))
          .catch(() => undefined);
      }}
      onChange={(chosen) => {
        const codes = (chosen ?? []).map(String);
        setPath(codes);
        onChange?.(codes.at(-1));
      }}
    />
  );
}
