filedesc://old.arc 0.0.0.0 20050103120000 text/plain 20
1 0 Harbour News    

https://news.example/1 192.0.2.1 20050103120000 text/html 481
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<html><head><title>Ferry late</title></head><body><article><h1>Ferry late</h1><p>The night ferry left two hours late on Wednesday, because a crane had blocked the quay. Nobody was hurt, the harbour master said, and all 240 passengers reached the island before noon.</p><p>“We will look at the timetable again,” said Ana Ruiz, who runs the line. In 2023 the ferry had been late on nine days.</p></article></body></html>
