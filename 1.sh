printf 'ARTICLE 1 WAGES\n\n1.1 Teachers are paid monthly.\n\n1.2 Overtime is paid at one and one-half times the rate.\n' > old.txt
printf 'ARTICLE 1 HOURS\n\n1.1 The day has seven hours.\n\nARTICLE 2 WAGES\n\n2.1 Teachers are paid monthly.\n\n2.2 Overtime is paid at twice the rate.\n' > new.txt
ops/parley agreement import old.txt --unit teachers --as teachers-2023 --title "2023-2026" --from 2023-07-01 --to 2026-06-30
ops/parley agreement import new.txt --unit teachers --as teachers-2026 --title "2026-2029" --from 2026-07-01 --to 2029-06-30 --succeeds teachers-2023
ops/parley text teachers-2023@2025-01-01
ops/parley compare teachers-2023 teachers-2026 --format html > compared.html
ops/parley audit list
