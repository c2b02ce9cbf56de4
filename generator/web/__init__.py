"""All that goes out: one client, one patience, one chat.

``client`` asks once and gives a whole answer within its time and size. ``patience`` asks again,
later each time, for as long as that may help. ``chat`` puts a question to a language model on any
server that speaks OpenAI's protocol. ``libraries`` lets deep-translator and gTTS talk through the
client. Nothing else in the package opens a connection.
"""
