import { WINDOWS, launch } from "./browser.mjs";
import { mkdirSync } from "node:fs";
const base=process.argv[2], out="/tmp/webshots/"; mkdirSync(out,{recursive:true});
const b=await launch();
const only=process.argv[3];
for (const w of WINDOWS.filter(w=>!only||w.name===only)) {
  const {name,...o}=w; const c=await b.newContext({...o,locale:"da-DK"}); const p=await c.newPage();
  const S=base+"katalog/hvidovre/2023/97-ledsageordning";
  const snap=async n=>{ const h=await p.evaluate(()=>document.documentElement.scrollHeight); const W=o.viewport.width; const step=W<500?2400:1800; for(let i=0,y=0;y<h&&i<4;i++,y+=step) await p.screenshot({path:`${out}${n}-${name}-${i}.png`,fullPage:true,clip:{x:0,y,width:W,height:Math.min(step,h-y)}}); };
  const f=n=>`#svar [name='${n}']:not([type=hidden])`;
  await p.goto(base); await snap("home");
  await p.goto(S); await snap("standard");
  await p.goto(base+"katalog/hvidovre/2023"); await snap("catalogue");
  await p.goto(base+"katalog/hvidovre/2023/alle/vurder"); await snap("alle");
  await p.goto(S+"/vurder"); await snap("start");
  await p.click("[value=alle]"); await snap("alltogether");
  await p.fill(f("fakta.alder"),"70").catch(()=>{});
  await p.click("[value=svar]");  await snap("after70");
  await p.check(f("komplet.bevillinger")); await p.click("[value=svar]"); await snap("refused");
  await c.close();
}
await b.close();
