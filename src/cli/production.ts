// Imported first of all: React decides when it is loaded whether it runs with its checks for developers, at five times the cost.
process.env.NODE_ENV = 'production'
