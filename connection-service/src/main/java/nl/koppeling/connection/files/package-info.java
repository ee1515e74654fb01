/** Files an owner downloads: CSV that a spreadsheet reads and nothing in it runs. */
package nl.koppeling.connection.files;
