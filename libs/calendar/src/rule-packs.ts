import type { DeadlineRule } from './deadline';

export type RulePackCode =
  'PACK-2009-HIST' | 'PACK-RESIDENCE' | 'PACK-SHARING-LOCAL' | 'PACK-MODERN-DEFAULT';

const wd = (code: string, days: number, source: string): DeadlineRule => ({
  code,
  days,
  unit: 'working',
  source,
});
const d = (code: string, days: number, source: string): DeadlineRule => ({
  code,
  days,
  unit: 'calendar',
  source,
});

const padis = 'PADIS 流动人口子系统 (tmdps 67b7d20a)';
const decree555 = '流动人口计划生育工作条例 (国务院令第555号, 2021年废止)';
const decree663 = '居住证暂行条例 (国务院令第663号)';
const zhejiang = '浙江省流动人口居住登记条例 (2016)';
const ours = '产品默认值';

/** 签收 within three working days of delivery, where an agreement says nothing: our own figure, as for REG-IN; in no pack. */
export const acknowledgementRule: DeadlineRule = wd('ACK', 3, ours);

/**
 * Deadlines that belong together 时限规则包. An agreement states its own; where it is silent PACK-MODERN-DEFAULT holds.
 * PACK-2009-HIST is history, for demonstration and training only: its decree is repealed.
 */
export const rulePacks: Readonly<Record<RulePackCode, readonly DeadlineRule[]>> = {
  'PACK-2009-HIST': [
    d('VER-U', 15, `协查 紧急 15 日, ${padis}`),
    d('VER-N', 30, `协查 急 30 日, ${padis}`),
    d('SVC-REQ', 30, `服务管理委托 30 日接收并反馈, ${padis}`),
    d('SVC-RES', 30, `服务信息 30 日接收, ${padis}`),
    wd('BIRTH-ASK', 7, `${decree555} 第16条: 收到材料之日起7个工作日内核实`),
    wd('BIRTH-ANSWER', 15, `${decree555} 第16条: 15个工作日内反馈`),
    wd('BIRTH-REGISTER', 0, `${decree555} 第16条: 核实无误当日登记`),
    wd('BIRTH-INFORM', 15, `${decree555} 第16条: 15个工作日内通报户籍所在地`),
    d('CERTIFICATE', 30, `${decree555} 第8条: 到达之日起30日内交验`),
  ],
  'PACK-RESIDENCE': [
    wd('DECLARE', 3, '杭州市流动人口服务管理条例 (2018): 居住3日以上, 3个工作日内申报'),
    d('DECLARE-1958', 3, '户口登记条例 (1958) 第15条: 3日内申报暂住'),
    wd('SOURCE-START', 3, `${zhejiang}: 用人单位、出租人自开始起3个工作日内报送`),
    wd('SOURCE-END', 3, `${zhejiang}: 用人单位、出租人自终止起3个工作日内报送`),
    d('CHANGE', 10, `${zhejiang}: 住址、工作单位变更10日内申报`),
    d('PERMIT', 15, `${decree663} 第9条: 15日内制发`),
    d('PERMIT-REMOTE', 30, `${decree663} 第9条: 偏远地区可延至30日`),
  ],
  'PACK-SHARING-LOCAL': [
    wd('SHARE-SHORT', 2, '山西省政务数据共享规则: 2个工作日'),
    wd('SHARE-MIDDLE', 5, '山西省政务数据共享规则: 5个工作日'),
    wd('SHARE-LONG', 10, '山西省政务数据共享规则: 10个工作日'),
    wd('SHARE-CONFIRM', 15, '上海市数据条例 第39条: 未编目数据15个工作日内确认'),
  ],
  'PACK-MODERN-DEFAULT': [
    wd('REG-IN', 3, `到达登记通报, ${ours}`),
    wd('REG-OUT', 10, `离开、外出通报, ${ours}`),
    d('CHG', 10, `信息变更通报, ${ours}`),
    wd('DEP', 10, `返乡、转往第三地、注销, ${ours}`),
    d('VER-U', 7, `协查 紧急, ${ours}; 参照答复期限7日 (iosapp77 916616)`),
    wd('VER-N', 15, `协查 一般, ${ours}; 参照国务院令第555号第16条`),
    wd('OBJ', 10, `异议、校核申请, ${ours}`),
    wd('RGT', 15, `个人权利请求联动, ${ours}`),
  ],
};
