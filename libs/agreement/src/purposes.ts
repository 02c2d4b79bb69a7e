/** What information may be used for 用途; the code stands in clause 3 and in a question. */
export const purposes = [
  { code: 'joint-register', zh: '共同登记：双方对同一流动人口保持一致的登记', en: 'Joint record' },
  { code: 'verification', zh: '核实协查：核对登记信息是否真实准确', en: 'Verification' },
  { code: 'service', zh: '公共服务：办理本人申请的服务事项', en: 'Public services' },
  { code: 'coordination', zh: '工作协同：通报、公文与争议处理', en: 'Coordination of offices' },
  { code: 'rights', zh: '个人权利：答复查阅、复制、更正等请求', en: 'Rights of the person' },
] as const;

export function isPurpose(code: string): boolean {
  return purposes.some((purpose) => purpose.code === code);
}
