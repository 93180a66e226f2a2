"""Normal forms of values: dates, phones, e-mail addresses, links …"""
