cat > log.csv <<CSV
key,date,time,party,move,article,summary
1,2026-03-02,,Teachers Association,initial,Wages;Class size,6 % and caps
2,2026-03-16,10:30,District,counter,Wages,3 %
3,2026-03-16,14:00,Teachers Association,package,Wages;Class size,4.5 % and current caps
4,2026-03-30,,joint,tentative-agreement,Class size,current language
CSV
ops/parley unit add teachers --name Teachers --representative "Teachers Association"
ops/parley log import log.csv --negotiation teachers-2026 --unit teachers --title "Teachers 2026"
ops/parley status teachers-2026
ops/parley status teachers-2026 --on 2026-03-16
